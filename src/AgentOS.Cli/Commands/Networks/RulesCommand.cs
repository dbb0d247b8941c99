using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Networks;
using AgentOS.Network.Policy;
using AgentOS.Protocol;

namespace AgentOS.Cli.Commands.Networks;

/// <summary><c>agentos net AGENT rules|allow|deny</c>: the rules in force, and changing them.</summary>
internal static class RulesCommand
{
    public static Command Build(CommandContext context, Argument<string> agent)
    {
        DocumentedCommand command = new("rules", "Show what a running agent may reach") { Examples = ["net 3f2a rules"] };
        command.SetAction(parse => Print(context, parse, Ask(parse.GetRequiredValue(agent), new NetworkMessage(NetworkChange.None, ""))));
        return command;
    }

    public static Command BuildAllow(CommandContext context, Argument<string> agent) => BuildChange(
        context, agent, NetworkChange.Allow, new DocumentedCommand("allow", "Let a running agent reach a name, from now on")
        {
            Examples = ["net 3f2a allow api.example.com", "net 3f2a allow 'db.example.com:5432 raw'"],
        });

    public static Command BuildDeny(CommandContext context, Argument<string> agent) => BuildChange(
        context, agent, NetworkChange.Deny, new DocumentedCommand("deny", "Keep a running agent from a name, and close its connections to it")
        {
            Examples = ["net 3f2a deny api.example.com"],
        });

    private static DocumentedCommand BuildChange(CommandContext context, Argument<string> agent, NetworkChange change, DocumentedCommand command)
    {
        Argument<string[]> words = new("RULE")
        {
            Description = "NAME[:PORT] and conditions, as --allow of 'agentos run' takes them",
            Arity = ArgumentArity.OneOrMore,
        };
        command.Add(words);
        command.SetAction(parse =>
        {
            string rule = string.Join(' ', parse.GetRequiredValue(words));
            // Here, so that what is wrong is said by this command and not by the agent's host.
            _ = EgressRule.Parse(rule);
            return Print(context, parse, Ask(parse.GetRequiredValue(agent), new NetworkMessage(change, rule)));
        });
        return command;
    }

    private static NetworkRulesMessage Ask(string agent, NetworkMessage message)
    {
        AgentRegistry agents = AgentRegistry.OfThisUser();
        return RunningNetwork.Ask(agents, agents.Find(agent), message);
    }

    private static int Print(CommandContext context, ParseResult parse, NetworkRulesMessage rules)
    {
        context.Results(parse).Write(new NetworkRules(rules.Generation, rules.Allow, rules.Deny), NetworksJson.Default.NetworkRules, NetworkText.Print);
        return ExitCodes.Success;
    }
}
