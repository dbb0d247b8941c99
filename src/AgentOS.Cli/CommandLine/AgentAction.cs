using System.CommandLine;
using System.CommandLine.Invocation;
using AgentOS.Storage;

namespace AgentOS.Cli.CommandLine;

/// <summary>What a command does with the agent that <c>--db</c> names: the file is opened before and closed after.</summary>
internal sealed class AgentAction(
    CommandContext context, AgentDatabaseOptions access, Func<ParseResult, AgentDatabase, CancellationToken, Task> work) : AsynchronousCommandLineAction
{
    /// <summary>For commands that only look; the file must exist.</summary>
    public static AgentDatabaseOptions Reading { get; } = new() { Create = false, ReadOnly = true };

    /// <summary>For commands that change something; the file must exist.</summary>
    public static AgentDatabaseOptions Writing { get; } = new() { Create = false };

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        string path = parseResult.GetRequiredValue(context.Options.Database);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, access, cancellationToken);
        await work(parseResult, agent, cancellationToken);
        return Errors.ExitCodes.Success;
    }
}
