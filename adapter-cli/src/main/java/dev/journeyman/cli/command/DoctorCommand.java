package dev.journeyman.cli.command;

import dev.journeyman.cli.doctor.Doctor;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.DoctorText;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Look whether all is there that a workflow needs; exit code 1 if something is not.")
final class DoctorCommand extends ProjectCommand {
    DoctorCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        DoctorText text = new DoctorText(new Doctor(shell(), project(), this::builder).examine());
        return new Reply(text.healthy() ? Exit.DONE : Exit.FAILED, text.render(), text.document());
    }
}
