using System.CommandLine;
using System.CommandLine.Invocation;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Storage;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Cli.Commands.Replay;

/// <summary>Runs a program beside a gateway of its own that has the record.</summary>
internal sealed class ReplayAction(CommandContext context, RunOptions options) : AsynchronousCommandLineAction
{
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        AgentRunRequest request = RunRequestBuilder.Build(parseResult, options, context);
        await using RecordedModels models = RecordedModels.Open(await ReadAsync(request.Database, cancellationToken));
        return await new RunAction(context, options).RunAsync(request with { Models = models.Access }, parseResult, cancellationToken);
    }

    private static async Task<IReadOnlyList<LlmCall>> ReadAsync(DatabaseLocation file, CancellationToken cancellationToken)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file, new AgentDatabaseOptions { Create = false, ReadOnly = true }, cancellationToken);
        LlmCall[] answered = [.. (await agent.LlmCalls.ReadAsync(cancellationToken: cancellationToken)).Where(call => call is { Status: 200, Request: not null, Response: not null })];
        return answered.Length > 0 ? answered : throw new AgentOSException(CliErrors.NothingRecorded, "replay", file.Path);
    }
}
