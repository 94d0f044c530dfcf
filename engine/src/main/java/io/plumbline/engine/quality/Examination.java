package io.plumbline.engine.quality;

import java.util.List;

/** One question to the imported rows. */
interface Examination {

    /** What it found; nothing when all is well. */
    List<Finding> findings(Imported imported);
}
