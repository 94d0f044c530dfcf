package io.plumbline.engine.yaml;

import java.util.Collection;

/** Takes what is wrong with the meaning of a file that is being read, part by part. */
public interface FileProblems {

    /** Tells what is wrong with a part, and how to mend it. */
    void problem(YamlNode node, String what, String fix);

    /**
     * Tells that the name a part holds is not declared.
     *
     * @param known   names that would do
     * @param declare how to declare it, for people
     */
    void undeclared(YamlNode node, String what, Collection<String> known, String declare);
}
