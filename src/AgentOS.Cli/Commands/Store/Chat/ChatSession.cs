using AgentOS.Store.Ooze;
using AgentOS.Store.Running;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>A conversation of a person with an agent. Ctrl-C during a turn gives the answer up, a second one ends the agent.</summary>
internal sealed class ChatSession(HostedAgent agent, IChatInput input, ChatScreen screen)
{
    /// <summary>Talks until one of the two has enough.</summary>
    /// <param name="ending">This process is to end.</param>
    /// <returns>Whether the person ended it, and not the agent itself.</returns>
    public async Task<bool> RunAsync(CancellationToken ending)
    {
        try
        {
            while (await NextAsync(ending) is { } message && message.Trim() is not ("exit" or "quit" or "/exit" or "/quit"))
            {
                if (!string.IsNullOrWhiteSpace(message) && await AskAsync(message, ending) is { } isWanted)
                    return isWanted;
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // A signal.
        }

        return true;
    }

    private Task<string?> NextAsync(CancellationToken ending)
    {
        screen.Ask();
        return input.ReadAsync(ending);
    }

    // Null when the conversation goes on.
    private async Task<bool?> AskAsync(string message, CancellationToken ending)
    {
        screen.Wait();
        using CancellationTokenSource turn = CancellationTokenSource.CreateLinkedTokenSource(ending);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        Task<OozeAnswer> answer = agent.AskAsync(message, null, turn.Token);
        Task<bool> interrupts = FollowInterruptsAsync(turn, over.Token);
        OozeAnswer outcome = await answer;
        await over.CancelAsync();
        bool isStopped = await interrupts;
        screen.Show(outcome);
        if (isStopped)
            return true;
        return outcome.End == AnswerEnd.AgentEnded || agent.Ended.IsCompleted ? false : null;
    }

    // Whether the person ended the agent.
    private async Task<bool> FollowInterruptsAsync(CancellationTokenSource turn, CancellationToken over)
    {
        try
        {
            await input.WaitForInterruptAsync(over);
            screen.Cancel();
            await turn.CancelAsync();
            await input.WaitForInterruptAsync(over);
            agent.Stop();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
