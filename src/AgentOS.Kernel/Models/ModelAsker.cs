using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models;

/// <summary>One who asks language models: known to the gateway from the first question on, by a placeholder key. Thread-safe.</summary>
/// <param name="access">The way to the gateway.</param>
/// <param name="name">What the gateway calls it.</param>
/// <param name="parent">Whose share it has a part of; null is nobody's.</param>
internal sealed class ModelAsker(ModelAccess access, string name, string? parent) : IDisposable
{
    private const string ThinkFormat = "think";

    // A gateway that hangs must not keep an agent from ending.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private AgentRegistration? _registration;
    private LlmQuota _registered = LlmQuota.Unlimited;

    /// <summary>The way to the gateway.</summary>
    public ModelAccess Access => access;

    /// <summary>What it has in place of a key.</summary>
    public string Placeholder { get; } = PlaceholderKey.New();

    /// <summary>What it has used.</summary>
    public ModelUse Use { get; } = new();

    /// <summary>What it may use.</summary>
    public Func<LlmQuota> Quota { get; set; } = static () => LlmQuota.Unlimited;

    /// <summary>Hears of every call when it is over, on a thread of the pool.</summary>
    public event Action<CallRecord>? Recorded;

    /// <summary>Connects to the gateway, which then knows it: starts it, and tells it who this is, when that has not been done.</summary>
    /// <returns>A connection for one request.</returns>
    /// <exception cref="Errors.AgentOSException">The gateway cannot be started.</exception>
    public async Task<ControlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(cancellationToken).ConfigureAwait(false);
        return await access.Program.ConnectAsync(access.Place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the gateway know it.</summary>
    /// <exception cref="Errors.AgentOSException">The gateway cannot be started.</exception>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            LlmQuota quota = Quota();
            if (_registration is { Ended.IsCompleted: false } && quota == _registered)
                return;
            _registration?.Dispose();
            ControlConnection connection = await access.Program.ConnectAsync(access.Place, cancellationToken).ConfigureAwait(false);
            _registration = await AgentRegistration.OpenAsync(connection, Describe(quota), Note, cancellationToken).ConfigureAwait(false);
            _registered = quota;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A program of it has ended: what it asked last is recorded when this returns.</summary>
    public void Finish()
    {
        _turn.Wait();
        try
        {
            _registration?.Finish(s_patience);
            _registration?.Dispose();
            _registration = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration?.Dispose();
        _turn.Dispose();
    }

    // The gateway counts from its registration on: what was used before is taken off.
    private GatewayAgent Describe(LlmQuota quota) => new()
    {
        Placeholder = Placeholder,
        Name = name,
        Parent = parent,
        Model = access.Model,
        MaxTokens = quota.MaxTokens == 0 ? null : Math.Max(0, quota.MaxTokens - Use.Tokens),
        MaxCalls = quota.MaxCalls == 0 ? null : Math.Max(0, quota.MaxCalls - Use.Calls),
    };

    private void Note(CallRecord record)
    {
        // THINK is counted when it is answered, so that whoever asks next knows.
        if (record.Format != ThinkFormat && record.Status == 200)
            _ = Use.Add(record.InputTokens + record.OutputTokens);
        Recorded?.Invoke(record);
    }
}
