using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Store.Ooze;
using AgentOS.Store.Running;

namespace AgentOS.Store.Pipes;

/// <summary>An agent used by a program through a pipe: to it, this is the agent (docs/protocols/ooze.md, "Pipe mode").</summary>
/// <param name="writer">Where the agent's messages go.</param>
public sealed class PipeSession(MessageWriter writer) : IOozeListener
{
    private const string Message = "message", Cancel = "cancel", Shutdown = "shutdown";

    private readonly QuestionQueue _questions = new();
    private string? _current;

    /// <inheritdoc/>
    public void Hear(AgentMessage message) => writer.Write(message, _current);

    /// <inheritdoc/>
    public void HearNoise(string line)
    {
        // Shown with standard error, to whoever asked for it.
    }

    /// <summary>Answers what comes in, until the program has no more questions or the agent ends.</summary>
    /// <param name="agent">It, ready; this is its listener.</param>
    /// <param name="input">Lines of JSON.</param>
    /// <returns>Whether the program ended it, and not the agent itself.</returns>
    /// <exception cref="IOException">Nobody reads the answers.</exception>
    public async Task<bool> RunAsync(HostedAgent agent, Stream input)
    {
        writer.Write(new AgentMessage.Ready(), null);
        // A thread of its own: reading standard input holds the one it is done on.
        Task<Task> read = Task.Factory.StartNew(() => ReadAsync(input), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task<PipedQuestion?> next = _questions.NextAsync();
        while (await Task.WhenAny(next, agent.Ended).ConfigureAwait(false) == next && await next.ConfigureAwait(false) is { } question)
        {
            await AnswerAsync(agent, question).ConfigureAwait(false);
            next = _questions.NextAsync();
        }

        if (!next.IsCompletedSuccessfully || agent.Ended.IsCompleted)
        {
            writer.Write(new AgentMessage.Failure("Agent process exited", null), null);
            return false;
        }

        await (await read.ConfigureAwait(false)).ConfigureAwait(false);
        return true;
    }

    private async Task AnswerAsync(HostedAgent agent, PipedQuestion question)
    {
        _current = question.Id;
        OozeAnswer answer = question.Unwanted.IsCancellationRequested
            ? new OozeAnswer("", AnswerEnd.Cancelled, "cancelled")
            : await agent.AskAsync(question.Content, question.Id, question.Unwanted).ConfigureAwait(false);
        _current = null;
        _questions.Remove(question);
        // What the agent itself said has been written already.
        if (answer.End is not (AnswerEnd.Done or AnswerEnd.Failed))
            writer.Write(new AgentMessage.Failure(answer.Failure!, question.Id), null);
    }

    private async Task ReadAsync(Stream input)
    {
        LineAssembler lines = new(input, new OozeLimits().LongestLine);
        try
        {
            while (await lines.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                if (Parse(line.Span) is { } message && !await TakeAsync(message).ConfigureAwait(false))
                    break;
            }
        }
        catch (Exception end) when (end is AgentOSException or IOException)
        {
            // What cannot be read any more is the end of it; a line without end is told.
            if (end is AgentOSException tooLong)
                writer.WriteFailure(tooLong.Message, tooLong.Definition.Code);
        }
        finally
        {
            _questions.Complete();
        }
    }

    private async ValueTask<bool> TakeAsync(HostMessage message)
    {
        switch (message.Type)
        {
            case Message when message.Content is { } content:
                await _questions.AddAsync(new PipedQuestion(message.MessageId ?? NewId(), content)).ConfigureAwait(false);
                return true;
            case Message:
                writer.Write(new AgentMessage.Failure("a message has 'content'", message.MessageId), null);
                return true;
            case Cancel:
                _questions.Cancel(message.MessageId);
                return true;
            case Shutdown:
                return false;
            default:
                return true;
        }
    }

    private static HostMessage? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, OozeJson.Default.HostMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NewId() => "auto_" + Guid.NewGuid().ToString("N")[^8..];
}
