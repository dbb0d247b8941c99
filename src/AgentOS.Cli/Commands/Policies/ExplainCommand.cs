using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Policy;
using AgentOS.Policy.Files;

namespace AgentOS.Cli.Commands.Policies;

/// <summary><c>agentos policy explain</c>.</summary>
internal static class ExplainCommand
{
    private const string Read = "read", Write = "write", Exec = "exec", Http = "http";

    public static Command Build(CommandContext context)
    {
        PolicyChoice choice = new();
        Argument<string> action = new("ACTION") { Description = "read, write, exec or http" };
        Argument<string> target = new("TARGET") { Description = "A path, a command line or a URL" };
        Option<string> method = new("--method") { Description = "The method of http", HelpName = "METHOD", DefaultValueFactory = _ => "GET" };
        action.AcceptOnlyFromAmong(Read, Write, Exec, Http);
        DocumentedCommand command = new("explain", "Say whether something is allowed, by which rule, and what would allow it; exits with 1 when it is denied")
        {
            Examples = ["policy explain read ~/project/.env", "policy explain --level sandboxed exec 'git status | less'", "policy explain --policy mine.json http https://api.example.org/"],
        };
        command.Add(action);
        command.Add(target);
        command.Add(choice.Level);
        command.Add(choice.File);
        command.Add(method);
        command.SetAction(parse =>
        {
            Decision decision = Decide(choice.Find(parse), parse.GetRequiredValue(action), parse.GetRequiredValue(target), parse.GetRequiredValue(method));
            context.Results(parse).Write(ExplainedDecision.Of(decision), PoliciesJson.Default.ExplainedDecision, PolicyText.Print);
            return decision.IsAllowed ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }

    private static Decision Decide(AgentPolicy policy, string action, string target, string method) => action switch
    {
        Read => policy.CheckFile(PathAccess.Read, Path.GetFullPath(target)),
        Write => policy.CheckFile(PathAccess.Write, Path.GetFullPath(target)),
        Exec => policy.CheckCommand(target),
        _ => policy.CheckUrl(method, target),
    };
}
