package org.rapaio.jupyter.kernel.channels;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stands in for the kernel's own class of this name, because of which some starts hung: its thread began before it was
 * told to run, or before the kernel knew what to do with a message, and either ended it. It must come before the kernel's
 * jar on the class path.
 */
public final class LoopThread extends Thread {
    /** The kernel opens its channels first, and says what each message asks for directly afterwards. */
    private static final long BEFORE_FIRST_MILLIS = 500;

    /** So many failures in a row mean that the kernel is closed. */
    private static final int FAILURES_TO_END = 5;

    private final long sleepMillis;
    private final Runnable loopBody;
    private volatile boolean running = true;

    /**
     * A thread that does the same again and again until it is shut down.
     *
     * @param sleepMillis pause between two turns
     */
    public LoopThread(String name, long sleepMillis, Runnable loopBody) {
        super(name);
        this.sleepMillis = sleepMillis;
        this.loopBody = loopBody;
    }

    @Override
    public void run() {
        try {
            sleep(BEFORE_FIRST_MILLIS);
            int failures = 0;
            while (running && failures < FAILURES_TO_END) {
                failures = succeeds() ? 0 : failures + 1;
                sleep(sleepMillis);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** A message that cannot be handled is no reason to hear no other one; the kernel itself tells of it. */
    private boolean succeeds() {
        try {
            loopBody.run();
            return true;
        } catch (RuntimeException e) {
            Logger.getLogger(LoopThread.class.getName()).log(Level.FINE, "A message was not handled.", e);
            return false;
        }
    }

    /** Ends it after the turn that it is in. */
    public void shutdown() {
        running = false;
    }
}
