using System.CommandLine;
using System.CommandLine.Parsing;
using AgentOS.Cli.CommandLine;
using AgentOS.Store.Isolation;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary><c>agentos store run AGENT</c>.</summary>
internal static class StoreRunCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("AGENT") { Description = "A folder, an address (github.com/OWNER/NAME), or the name of an installed agent" };
        Option<bool> piped = new("--agent-read") { Description = "Speak the Ooze protocol on standard input and output: for programs" };
        Option<string?> session = new("--session") { Description = "Session to go on with, or the name of a new one [default: a new one]", HelpName = "NAME" };
        Option<string?> resumed = new("--resume") { Description = "Session to go on with, which there must be", HelpName = "NAME" };
        Option<string?> workspace = new("--workspace") { Description = "Project it works on: a copy is changed, see 'diff', 'apply' and 'discard'; none [default: the session's]", HelpName = "DIR" };
        Option<bool> yes = new("--yes", "-y") { Description = "Approve what it asks for" };
        Option<string?> policy = new("--approval-policy", "--policy") { Description = "Approve what a policy file allows, and nothing else", HelpName = "FILE" };
        Option<string?> reference = new("--ref") { Description = "Branch, tag or commit of an address", HelpName = "REF" };
        Option<bool> refresh = new("--refresh") { Description = "Ask the remote again, however new the copy in the cache is" };
        Option<AgentTier> tier = new("--isolation")
        {
            Description = "process (a sandbox) or microvm (a machine of its own) [default: a microVM for one that comes from the network, where there can be one]",
            HelpName = "TIER",
            CustomParser = static result => result.Tokens[0].Value switch
            {
                "process" => AgentTier.Process,
                "microvm" => AgentTier.Machine,
                var other => Refuse(result, other),
            },
        };
        Option<bool> debug = new("--debug") { Description = "Show what it writes to its standard error" };
        DocumentedCommand command = new("run", "Run an agent: approve what it asks for, and talk to it")
        {
            Note = "Keys: Enter sends, Alt-Enter begins a new line, Up and Ctrl-R find earlier messages, Ctrl-C gives an answer up (a second one ends the agent), Ctrl-D or 'exit' ends.",
            Examples = ["run ./my-agent", "run github.com/OWNER/NAME --ref v1.0.0", "run ./my-agent --session work --workspace .", "run ./my-agent --resume work", "run ./my-agent --agent-read --yes"],
        };
        command.Add(agent);
        foreach (Option option in (Option[])[session, resumed, workspace, yes, policy, reference, refresh, tier, piped, debug])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(session) is not null && result.GetValue(resumed) is not null)
                result.AddError("Give either --session or --resume.");
        });
        command.SetAction((parse, cancellationToken) => new StoreRun(context, new StoreRunChoice(parse.GetRequiredValue(agent))
        {
            Reference = parse.GetValue(reference),
            Refresh = parse.GetValue(refresh),
            Yes = parse.GetValue(yes),
            Policy = parse.GetValue(policy),
            Session = parse.GetValue(session),
            Resumed = parse.GetValue(resumed),
            Workspace = parse.GetValue(workspace),
            Tier = parse.GetValue(tier),
            IsPiped = parse.GetValue(piped),
            Debug = parse.GetValue(debug),
        }).RunAsync(cancellationToken));
        return command;
    }

    private static AgentTier Refuse(ArgumentResult result, string tier)
    {
        result.AddError($"--isolation '{tier}' is not process or microvm");
        return default;
    }
}
