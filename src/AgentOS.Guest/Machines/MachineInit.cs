using AgentOS.Linux.Machines;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;

namespace AgentOS.Guest.Machines;

/// <summary>
/// The first process of a machine: makes it one, waits at the one place where copies of it are made, takes its own disk, and is then
/// <see cref="Init"/>, as in a sandbox; who it is it hears when somebody wants it. Its end is the machine's end.
/// </summary>
internal static class MachineInit
{
    private const string ConsolePath = "/dev/console";

    public static int Run()
    {
        try
        {
            Boot();
        }
#pragma warning disable CA1031 // There is nobody above the first process; the console is all there is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Complain(failure);
        }

        MachineCalls.Synchronize();
        MachineCalls.End();
        return 0;
    }

    private static void Boot()
    {
        MachineFileSystems.MountKernels();
        MachineModules.Load();
        MachineFileSystems.MountImage();
        MachineFileSystems.Stage();
        using Link link = MachineLink.Open();
        using MachineControl control = new(link);
        new Thread(() => Serve(link, control)) { IsBackground = true, Name = "link" }.Start();
        link.Send(MachineControl.Channel, FrameType.Booted, []);

        // First: whatever is random from here on differs.
        MachineCalls.AddEntropy(control.AwaitSeed());
        MachineFileSystems.MountRoot();
        MachineCalls.ChangeRoot(MachineFileSystems.Root);
        link.Send(MachineControl.Channel, FrameType.Equipped, []);
        _ = Init.Run(control.Begin());
        control.Finish();
    }

    private static void Serve(Link link, MachineControl control)
    {
        try
        {
            link.Run(control.Open);
        }
        catch (FrameException failure)
        {
            Complain(failure);
        }

        // The host is gone: so is the machine.
        MachineCalls.End();
    }

    private static void Complain(Exception failure) => File.AppendAllText(ConsolePath, $"agentos-init: {failure}\n");
}
