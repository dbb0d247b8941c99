using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;

namespace AgentOS.Gateway.Agents;

/// <summary>An agent that the gateway knows as long as this object lives; a killed process' agents are forgotten by themselves.</summary>
public sealed class AgentRegistration : IDisposable
{
    private readonly ControlConnection _connection;

    private AgentRegistration(ControlConnection connection, Action<CallRecord> recorded)
    {
        _connection = connection;
        Ended = ReadAsync(recorded);
    }

    /// <summary>Completes when the gateway has gone: it knows nobody any more.</summary>
    public Task Ended { get; }

    /// <summary>Tells the gateway of an agent.</summary>
    /// <param name="connection">Owned by the registration.</param>
    /// <param name="agent">Who.</param>
    /// <param name="recorded">Hears of every call of it when it is over, one at a time.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="AgentOSException">It does not want to know it.</exception>
    public static async Task<AgentRegistration> OpenAsync(ControlConnection connection, GatewayAgent agent, Action<CallRecord> recorded, CancellationToken cancellationToken = default)
    {
        try
        {
            await connection.SendAsync(new ControlRequest { Op = ControlRequest.Register, Agent = agent }, default, cancellationToken).ConfigureAwait(false);
            _ = await connection.ReadReplyAsync(ControlRequest.Register, cancellationToken).ConfigureAwait(false);
            return new AgentRegistration(connection, recorded);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The agent asks no more: waits for the records of its last calls.</summary>
    /// <param name="patience">The longest time to wait.</param>
    public void Finish(TimeSpan patience)
    {
        _connection.EndRequests();
        _ = Task.WaitAny([Ended], patience);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private async Task ReadAsync(Action<CallRecord> recorded)
    {
        try
        {
            while (await _connection.ReadAsync().ConfigureAwait(false) is { } line)
                recorded(JsonSerializer.Deserialize(line, ControlJson.Default.CallRecord)!);
        }
        catch (ObjectDisposedException)
        {
            // Ended from this side.
        }
    }
}
