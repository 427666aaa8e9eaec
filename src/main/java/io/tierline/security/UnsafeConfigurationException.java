package io.tierline.security;

/** Tierline does not start, because its doors would stand open; its operator can do something about it. */
class UnsafeConfigurationException extends RuntimeException {

    private final String whatToDo;

    UnsafeConfigurationException(String whatIsWrong, String whatToDo) {
        super(whatIsWrong);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
