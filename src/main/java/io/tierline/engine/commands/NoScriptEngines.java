package io.tierline.engine.commands;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No language of scripts is known: models call beans, and decisions are asked in FEEL, which needs no script engine. */
public class NoScriptEngines implements ScriptEngineResolver, DmnScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // None is kept.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return null;
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        return null;
    }

    @Override
    public ScriptEngine getScriptEngineForLanguage(String language) {
        return null;
    }
}
