using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Agents;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Networks;

namespace AgentOS.Cli.Commands.Networks;

/// <summary><c>agentos net AGENT log</c>: connections and refusals, oldest first.</summary>
internal static class LogCommand
{
    private static readonly AgentDatabaseOptions s_reading = new() { Create = false, ReadOnly = true };

    public static Command Build(CommandContext context, Argument<string> agent)
    {
        Option<bool> follow = new("--follow", "-f") { Description = "Go on with what happens from now on, one line or JSON object each" };
        Option<bool> denied = new("--denied") { Description = "Only what was refused or failed" };
        Option<int> limit = new("--limit") { Description = "At most this many of them, the last ones", HelpName = "N", DefaultValueFactory = _ => 100 };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int most) && most < 1)
                result.AddError("--limit takes a number above 0");
        });
        DocumentedCommand command = new("log", "Show what it connected to and what was refused, with the reason and what would allow it")
        {
            Examples = ["net 3f2a log --follow", "net ./agent.db log --denied --json"],
        };
        command.Add(follow);
        command.Add(denied);
        command.Add(limit);
        command.SetAction(async (parse, cancellationToken) =>
        {
            NetworkFilter filter = new() { RefusedOnly = parse.GetValue(denied), Limit = parse.GetValue(limit) };
            await using AgentDatabase database = await AgentDatabase.OpenAsync(AgentFileArgument.FileOf(parse.GetRequiredValue(agent), context, parse), s_reading, cancellationToken);
            if (parse.GetValue(follow))
                await new RowFollower<NetworkEntry>(context, parse, NetworksJson.Default.NetworkEntry, NetworkText.Print).RunAsync(
                    after => database.Network.ReadAsync(after is { } last ? filter with { After = last, Limit = null } : filter, cancellationToken), entry => entry.Id, cancellationToken);
            else
                context.Results(parse).Write(await database.Network.ReadAsync(filter, cancellationToken), NetworksJson.Default.IReadOnlyListNetworkEntry, NetworkText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
