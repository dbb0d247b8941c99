using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using AgentOS.Machines.Logs;
using AgentOS.Vms;
using AgentOS.Vms.Logs;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary><c>agent vm logs</c>: what a VM's programs were and printed, or its kernel and monitor. Both are kept outside of the guest's reach.</summary>
internal static class VmLogsCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        Option<bool> console = new("--console") { Description = "What its kernel and monitor said since its last start, in place of its programs" };
        Option<bool> follow = new("--follow", "-f") { Description = "Go on with what comes, until the VM stops" };
        Option<int?> tail = new("--tail") { Description = "Begin with the last N lines", HelpName = "N" };
        DocumentedCommand command = new("logs", "Print what ran in a VM and what it printed: the last mebibyte of it")
        {
            Examples = ["vm logs --vm ID", "vm logs --vm ID --follow --tail 20", "vm logs --vm ID --console", "vm logs --vm ID --json | jq .text"],
        };
        foreach (Option option in (Option[])[id, console, follow, tail])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(console) && result.GetValue(follow))
                result.AddError("Give either --console or --follow: a console is not followed.");
            if (result.GetValue(tail) < 0)
                result.AddError("--tail is a number of lines, 0 or more.");
        });
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            int lines = parse.GetValue(tail) ?? int.MaxValue;
            string vm = fleet.Store.Read(parse.GetRequiredValue(id)).Id;
            if (parse.GetValue(console))
                PrintConsole(context, fleet.Store.ConsoleOf(vm), lines);
            else
                Print(context, parse, fleet.Store.LogOf(vm), lines, parse.GetValue(follow) ? fleet.Find(vm) : null);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void PrintConsole(CommandContext context, string path, int tail)
    {
        if (!File.Exists(path))
            return;
        using FileStream log = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(log);
        context.Streams.OutputText.Write(Last(ControlCharacters.EscapeLines(reader.ReadToEnd()), tail));
    }

    private static void Print(CommandContext context, ParseResult parse, string path, int tail, RunningAgent? followed)
    {
        List<LogEntry> kept = [];
        Action<LogEntry> heard = kept.Add;
        using VmLogFile log = new(path, entry => heard(entry));
        log.Read();
        VmLogText text = new();
        if (parse.GetValue(context.Options.Json))
            kept.TakeLast(tail).ToList().ForEach(entry => context.Results(parse).Write(entry, LogJson.Default.LogEntry, static (_, _) => { }));
        else
            context.Streams.OutputText.Write(Last(string.Concat(kept.Select(text.Of)), tail));
        context.Streams.Flush();
        if (followed is null)
            return;
        heard = entry =>
        {
            context.Results(parse).Write(entry, LogJson.Default.LogEntry, (line, output) => output.Write(text.Of(line)));
            context.Streams.Flush();
        };
        Follow(log, followed.Host.ProcessId);
    }

    private static void Follow(VmLogFile log, int host)
    {
        using WakeSignal end = new();
        using ProcessDescriptor? process = TryOpen(host);
        if (process is null)
            end.Raise();
        else
            process.WhenEnded(end.Raise);
        log.Follow(end);
    }

    // Null when it has ended just now.
    private static ProcessDescriptor? TryOpen(int host)
    {
        try
        {
            return ProcessDescriptor.Open(host);
        }
        catch (LinuxException)
        {
            return null;
        }
    }

    private static string Last(string text, int lines)
    {
        int start = text.Length;
        for (int wanted = Math.Min(lines, text.Length); wanted > 0 && start > 0; wanted--)
            start = start > 1 ? text.LastIndexOf('\n', start - 2) + 1 : 0;
        return text[start..];
    }
}
