using System.CommandLine;
using System.Text.Json;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Machines;
using AgentOS.Sandbox;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>
/// <c>agent vm spare</c>: a VM's host whose machine waits to be somebody's. Started by the keeper; its standard input is a socket, over which it hears what it is like, then whose
/// it is, and says when it is ready for each.
/// </summary>
internal static class VmSpareCommand
{
    public const string Name = "spare";

    public static Command Build(CommandContext context)
    {
        Command command = new(Name, "Hold a machine for a VM to come") { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            using UnixSocket caller = new(new SafeFileHandle(0, ownsHandle: false));
            VmHost host = new(context);
            if (SocketLines.Receive(caller, out SafeFileHandle? _) is not { } text || JsonSerializer.Deserialize(text, SpareJson.Default.VmRecord) is not { } like)
                return ExitCodes.Usage;
            string place = Directory.CreateDirectory(Path.Combine(host.Fleet.Directories.Pool, $"{Environment.ProcessId}")).FullName;
            try
            {
                using VmImage image = await VmImage.OpenAsync(like, context.Time, cancellationToken);
                string disk = Path.Combine(place, "disk.ext4"), console = Path.Combine(place, "console.log");
                MachineSpecification machine = await VmRequest.MachineAsync(host.Fleet.Directories, like, image, disk, console, context.Time);
                using PreparedMachine prepared = host.Prepare(machine, like.DiskMiB, isCold: false);
                prepared.Wait(VmRequest.Program(like), StandardStreams.Unattended, GuestCommand.Of("true", VmLanguage.Of(like.Language)));
                SocketLines.Send(caller, "waiting");
                if (SocketLines.Receive(caller, out SafeFileHandle? _) is not { } id)
                    return ExitCodes.Success; // Nobody needs it any more.
                VmRecord record = host.Fleet.Store.Read(id);
                File.Move(disk, host.Fleet.Store.DiskOf(id));
                if (File.Exists(console))
                    File.Move(console, host.Fleet.Store.ConsoleOf(id), overwrite: true);
                Directory.Delete(place, recursive: true);
                return await host.HoldAsync(record, machine with { Prepared = Task.FromResult(prepared) }, () => SocketLines.Send(caller, id));
            }
            finally
            {
                if (Directory.Exists(place))
                    Directory.Delete(place, recursive: true);
            }
        });
        return command;
    }
}
