using System.Collections;
using System.Text.Json;
using AgentOS.Linux;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Records;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Starts <c>agent vm spare</c>.</summary>
internal static class SpareProcess
{
    /// <summary>Starts one; returns when its machine waits.</summary>
    /// <returns>Null when it failed.</returns>
    public static Spare? TryStart(string key, VmRecord like)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using (theirs)
        {
            int pid = Spawner.Spawn(new SpawnRequest(
                Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], VmCommand.Name, VmSpareCommand.Name], [.. EnvironmentOfThis()], [
                    new DescriptorAction.Inherit(0, theirs.Descriptor),
                    new DescriptorAction.Inherit(1, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(2, (int)nothing.DangerousGetHandle())])
            { WorkingDirectory = "/" });
            new Thread(() => Children.Wait(pid), maxStackSize: 64 * 1024) { IsBackground = true, Name = "spare" }.Start();
        }

        try
        {
            SocketLines.Send(ours, JsonSerializer.Serialize(like, SpareJson.Default.VmRecord));
            if (SocketLines.Receive(ours, out _) is not null)
                return new Spare(ours);
        }
        catch (LinuxException)
        {
            // It has ended.
        }

        ours.Dispose();
        return null;
    }

    private static IEnumerable<string> EnvironmentOfThis() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}");
}
