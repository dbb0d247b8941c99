using AgentOS.Errors;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Providers;

namespace AgentOS.LlmServer.Configuration;

/// <summary>The providers of the file as it was when it was last right. A wrong file changes nothing. Thread-safe.</summary>
internal sealed class LiveFleet
{
    // Where nobody says how many calls a key can have: the scheduler's window finds the number that the provider answers well.
    private const int UnsaidConcurrency = 1_024;

    private readonly Lock _lock = new();
    private readonly string _file;
    private readonly FleetBuilder _builder;
    private readonly LlmScheduler _scheduler;
    private volatile Fleet _current;

    /// <summary>Reads the file.</summary>
    /// <exception cref="AgentOSException">It is wrong.</exception>
    public LiveFleet(string file, FleetBuilder builder, LlmScheduler scheduler)
    {
        (_file, _builder, _scheduler) = (file, builder, scheduler);
        _current = builder.Build(ConfigurationReader.Read(file));
        Limit(_current.Configuration);
    }

    /// <summary>The providers.</summary>
    public Fleet Current => _current;

    /// <summary>Why the file as it is now is not in force; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the file again.</summary>
    /// <exception cref="AgentOSException">It is wrong; nothing has changed.</exception>
    public void Reload()
    {
        lock (_lock)
        {
            try
            {
                Fleet next = _builder.Build(ConfigurationReader.Read(_file));
                Limit(next.Configuration);
                _current = next;
                Problem = null;
            }
            catch (AgentOSException failure)
            {
                Problem = failure.Message;
                throw;
            }
        }
    }

    private void Limit(LlmConfiguration configuration)
    {
        foreach (ProviderSettings provider in configuration.Providers)
        {
            CapacityLimits limits = new()
            {
                Concurrency = provider.Concurrency ?? UnsaidConcurrency,
                RequestsPerMinute = provider.RequestsPerMinute ?? 0,
                TokensPerMinute = provider.TokensPerMinute ?? 0,
            };
            for (int index = 0; index < Math.Max(1, provider.Keys.Count); index++)
                _scheduler.Configure(FleetBuilder.NameOf(provider, index), limits);
        }

        foreach ((string model, int most) in configuration.Concurrency)
            LimitModel(configuration, model, most);
        _scheduler.Prices = new PriceTable(configuration.Prices);
    }

    private void LimitModel(LlmConfiguration configuration, string model, int most)
    {
        int slash = model.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || configuration.Find(model[..slash]) is not { } provider)
            return;
        for (int index = 0; index < Math.Max(1, provider.Keys.Count); index++)
            _scheduler.Configure(new LlmRoute(FleetBuilder.NameOf(provider, index), model[(slash + 1)..]), new CapacityLimits { Concurrency = most });
    }
}
