package io.plumbline.cli.command;

import io.plumbline.cli.doctor.Doctor;
import io.plumbline.cli.doctor.DoctorAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says whether Plumbline can work here. */
@Command(
        name = "doctor",
        description =
                "Look at versions, store, disk, memory, permissions and leftovers; exit code 1 when something failed.")
public final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    public DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DoctorAnswer answer = Doctor.look(context.directory());
        context.done(answer);
        return answer.hasFailed() ? 1 : 0;
    }
}
