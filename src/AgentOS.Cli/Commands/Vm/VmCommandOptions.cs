using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AgentOS.Cli.Commands.Run;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>A command for a VM: what, with which file, how long.</summary>
internal sealed class VmCommandOptions
{
    private const int UsualSeconds = 30;

    public Option<string?> Command { get; } = new("--cmd") { Description = "A shell's command, or a line of the VM's language", HelpName = "COMMAND" };

    public Option<string?> File { get; } = new("--file") { Description = "A file of this machine to put into /in first", HelpName = "FILE" };

    public Option<TimeSpan> Limit { get; } = new("--timeout")
    {
        Description = "Seconds it may take, or 5m; then it is killed and the status is 124",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(UsualSeconds),
        CustomParser = Parse,
    };

    public void AddTo(Command command)
    {
        command.Add(Command);
        command.Add(File);
        command.Add(Limit);
    }

    private static TimeSpan Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0)
            return TimeSpan.FromSeconds(seconds);
        if (DurationText.TryParse(text, out TimeSpan limit) && limit > TimeSpan.Zero)
            return limit;
        result.AddError($"--timeout must be greater than zero, in seconds or as 30s, 5m; not '{text}'.");
        return default;
    }
}
