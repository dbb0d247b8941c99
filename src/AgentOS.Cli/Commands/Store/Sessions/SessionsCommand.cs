using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Sessions;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.Commands.Store.Sessions;

/// <summary><c>agentos store sessions AGENT</c>.</summary>
internal static class SessionsCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("AGENT") { Description = "A folder, an address, or the name an agent calls itself" };
        DocumentedCommand command = new("sessions", "An agent's sessions: its files and conversations")
        {
            Examples = ["sessions my-agent", "sessions my-agent rename 20260101-120000 work", "sessions my-agent fork work attempt", "sessions my-agent delete attempt"],
        };
        command.Add(agent);
        command.Add(Rename(context, agent));
        command.Add(Fork(context, agent));
        command.Add(Delete(context, agent));
        command.SetAction(parse => List(context, parse, Find(context, parse.GetRequiredValue(agent))?.List() ?? []));
        return command;
    }

    private static int List(CommandContext context, ParseResult parse, IReadOnlyList<StoredSession> sessions)
    {
        context.Results(parse).Write([.. sessions.Select(SessionEntry.Of)], SessionsJson.Default.IReadOnlyListSessionEntry, Print);
        return ExitCodes.Success;
    }

    private static Command Rename(CommandContext context, Argument<string> agent)
    {
        (Argument<string> name, Argument<string> newName) = (new("NAME") { Description = "The session" }, new("NEW_NAME") { Description = "What it is called from now on" });
        Command command = new("rename", "Give a session another name") { name, newName };
        command.SetAction(async (parse, _) =>
        {
            await Require(context, parse.GetRequiredValue(agent)).RenameAsync(parse.GetRequiredValue(name), parse.GetRequiredValue(newName));
            Done.Write(context.Results(parse), "rename", parse.GetRequiredValue(name), parse.GetRequiredValue(newName));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Fork(CommandContext context, Argument<string> agent)
    {
        Argument<string> name = new("NAME") { Description = "The session" };
        Argument<string?> newName = new("NEW_NAME") { Description = "What the second one is called [default: the time]", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("fork", "Make a second session of all that one holds now") { name, newName };
        command.SetAction(async (parse, _) =>
        {
            StoredSession fork = await Require(context, parse.GetRequiredValue(agent)).ForkAsync(parse.GetRequiredValue(name), parse.GetValue(newName));
            return List(context, parse, [fork]);
        });
        return command;
    }

    private static Command Delete(CommandContext context, Argument<string> agent)
    {
        Argument<string[]> names = new("NAME") { Description = "The sessions", Arity = ArgumentArity.OneOrMore };
        Command command = new("delete", "Delete sessions, with everything in them") { names };
        command.SetAction(parse =>
        {
            AgentSessions sessions = Require(context, parse.GetRequiredValue(agent));
            foreach (string name in parse.GetRequiredValue(names))
                sessions.Delete(name);
            Done.Write(context.Results(parse), "delete", parse.GetRequiredValue(names));
            return ExitCodes.Success;
        });
        return command;
    }

    private static AgentSessions Require(CommandContext context, string agent) =>
        Find(context, agent) ?? throw new AgentOSException(StoredSessionErrors.NotFound, "find sessions of", agent);

    private static AgentSessions? Find(CommandContext context, string agent) =>
        new SessionDirectory(StoreDirectories.OfThisUser(), context.Time).Find(Directory.Exists(agent) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(agent)) : agent);

    private static void Print(IReadOnlyList<SessionEntry> sessions, TextOutput output)
    {
        Table table = new("SESSION", "LAST USED", "KIB");
        foreach (SessionEntry session in sessions)
            table.Add(VisibleText.Of(session.Name), $"{session.LastUsed.ToLocalTime():yyyy-MM-dd HH:mm}", $"{(session.Bytes + 1023) / 1024}");
        table.WriteTo(output);
    }
}
