using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Store.Ooze;
using AgentOS.Store.Running;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>A conversation of a person with an agent. Ctrl-C gives an answer up; a second one, or one between turns, ends.</summary>
internal sealed class ChatSession(CommandContext context, HostedAgent agent, ChatScreen screen) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private CancellationTokenSource? _turn;

    /// <summary>Talks until one of the two has enough.</summary>
    /// <returns>Whether the person ended it, and not the agent itself.</returns>
    public async Task<bool> RunAsync()
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        ChatInput input = new(context.Streams, context.Time);
        try
        {
            screen.Prompt();
            while (await input.ReadAsync(_ending.Token) is { } message && message.Trim() is not ("exit" or "quit" or "/exit" or "/quit"))
            {
                if (!string.IsNullOrWhiteSpace(message) && !await AskAsync(message))
                    return false;
                screen.Prompt();
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C.
        }

        return true;
    }

    public void Dispose() => _ending.Dispose();

    private async Task<bool> AskAsync(string message)
    {
        using CancellationTokenSource turn = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        _turn = turn;
        screen.Wait();
        OozeAnswer answer = await agent.AskAsync(message, null, turn.Token);
        _turn = null;
        screen.Show(answer);
        return answer.End != AnswerEnd.AgentEnded && !agent.Ended.IsCompleted;
    }

    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_turn is { IsCancellationRequested: false } turn)
            turn.Cancel();
        else
            _ending.Cancel();
    }
}
