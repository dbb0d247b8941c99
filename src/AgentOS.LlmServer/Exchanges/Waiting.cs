using System.Text;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>
/// Waits for a call's turn. Meanwhile an asker of a stream is told where it stands, in comments, which its client steps over: a connection on which nothing comes is given up by
/// clients, and by what is between.
/// </summary>
internal static class Waiting
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    /// <summary>Waits.</summary>
    /// <exception cref="Errors.AgentOSException">Its deadline passed.</exception>
    public static async Task<LlmLease> WaitAsync(LlmTicket ticket, Question question, IReply reply, TimeProvider clock, CancellationToken cancellationToken)
    {
        ValueTask<LlmLease> turn = ticket.WaitAsync(cancellationToken);
        if (turn.IsCompleted || !TakesComments(question))
            return await turn;
        Task<LlmLease> pending = turn.AsTask();
        using PeriodicTimer timer = new(s_interval, clock);
        Task tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(pending, tick) != pending && !cancellationToken.IsCancellationRequested)
        {
            await TellAsync(ticket.Position, reply, cancellationToken);
            tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        }

        return await pending;
    }

    // Gemini's clients do not know comments.
    private static bool TakesComments(Question question) => question.IsStream && question.Format.Name is "openai" or "anthropic";

    private static async Task TellAsync(QueuePosition position, IReply reply, CancellationToken cancellationToken)
    {
        if (!reply.IsStarted)
            reply.Start(200, "text/event-stream", null, []);
        byte[] comment = Encoding.UTF8.GetBytes($": waiting; position {position.Position}, about {position.EstimatedWait.TotalSeconds:0} s, for {position.Reason}\n\n");
        await reply.Output.WriteAsync(comment, cancellationToken);
    }
}
