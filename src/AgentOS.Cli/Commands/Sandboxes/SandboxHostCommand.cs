using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Fleet.Hosting;
using AgentOS.Kernel;
using AgentOS.Vms;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Sandboxes;

/// <summary><c>agentos sandbox host ID</c>: holds a sandbox of the process tier until it is stopped. Started by whoever makes sandboxes, in the background.</summary>
internal static class SandboxHostCommand
{
    private const string Nothing = "/dev/null";

    public static Command Build(CommandContext context)
    {
        Argument<string> id = new("ID") { Description = "The sandbox" };
        Command host = new("host", "Hold a sandbox until it is stopped");
        host.Add(id);
        host.SetAction(async (parse, _) =>
        {
            using SafeFileHandle nothing = File.OpenHandle(Nothing, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            AgentRunRequest request = ProcessSandboxRequest.Of(VmDirectories.OfThisUser(), parse.GetRequiredValue(id), (int)nothing.DangerousGetHandle(), context.Time);
            using AgentRun run = AgentRun.Start(request, static _ => { });
            using SignalForwarding signals = new(run.Sandbox.Signal);
            if (await run.Sandbox.Started)
            {
                context.Streams.OutputText.WriteLine(run.Id);
                context.Streams.Flush();
            }

            return (await run.WaitAsync()).ExitCode;
        });
        return new Command("sandbox", "Sandboxes of the server") { Hidden = true, Subcommands = { host } };
    }
}
