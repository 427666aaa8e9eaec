package io.tierline.process.forms;

/** What a field of a form is called, as the form has it in English. To whom reads another language it is said as their form says it. */
record Label(String english) {

    @Override
    public String toString() {
        return english;
    }
}
