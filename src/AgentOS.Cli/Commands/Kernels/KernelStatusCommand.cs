using System.CommandLine;
using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel.Metrics;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>agentos kernel status</c>: whether a kernel runs, and how it is.</summary>
internal static class KernelStatusCommand
{
    private const int ProtocolVersion = 1;
    private const double Mebibyte = 1024 * 1024;

    public static Command Build(CommandContext context, SocketOption socket)
    {
        DocumentedCommand command = new("status", "Show the running kernel: uptime, agents, connections, memory")
        {
            Examples = ["kernel status", "kernel status --json"],
        };
        command.SetAction(async (parse, _) =>
        {
            await using RunningKernel running = await RunningKernel.ConnectAsync(socket.PathIn(parse));
            KernelNumbers numbers = await running.MeasureAsync();
            context.Results(parse).Write(new KernelStatus(true, ProtocolVersion, numbers.Kernel, numbers.System), KernelsJson.Default.KernelStatus, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(KernelStatus status, TextOutput output)
    {
        KernelMetrics kernel = status.Kernel;
        (string Label, string Value)[] lines =
        [
            ("socket", kernel.Socket),
            ("version", $"{kernel.Version}, protocol {status.ProtocolVersion}"),
            ("pid", kernel.Pid.ToString(CultureInfo.InvariantCulture)),
            ("uptime", TimeSpan.FromSeconds(Math.Floor(kernel.UptimeSeconds)).ToString("c", CultureInfo.InvariantCulture)),
            ("agents", kernel.Agents.ToString(CultureInfo.InvariantCulture)),
            ("connections", kernel.Connections.ToString(CultureInfo.InvariantCulture)),
            ("memory", string.Create(CultureInfo.InvariantCulture, $"{kernel.MemoryBytes / Mebibyte:0.0} MiB")),
            ("limits by", status.System.Cgroup),
        ];
        int width = lines.Max(line => line.Label.Length);
        foreach ((string label, string value) in lines)
            output.WriteLine($"{label.PadRight(width)}  {output.Shown(value)}");
    }
}
