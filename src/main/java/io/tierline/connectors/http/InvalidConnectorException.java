package io.tierline.connectors.http;

/** A connector is switched on, but configured so that it cannot work: Tierline does not start. Never holds a secret. */
public class InvalidConnectorException extends RuntimeException {

    private final String whatToDo;

    public InvalidConnectorException(String whatIsWrong, String whatToDo) {
        super(whatIsWrong);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
