/** Whether Plumbline can work here: versions, store, disk, memory, permissions, leftovers. */
@NullMarked
package io.plumbline.cli.doctor;

import org.jspecify.annotations.NullMarked;
