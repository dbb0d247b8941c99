using System.Collections.Concurrent;
using System.Globalization;
using AgentOS.Gateway.Agents;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Settings;

namespace AgentOS.LlmServer.Agents;

/// <summary>Who may ask. Thread-safe.</summary>
internal sealed class AgentRegistry(LlmScheduler scheduler, KeptSettings settings)
{
    private readonly ConcurrentDictionary<string, KnownAgent> _byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Their names, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _byKey.Values.Select(agent => agent.Client.Name).Order(StringComparer.Ordinal)];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _byKey.IsEmpty;

    /// <summary>Whose key it is; null is nobody's.</summary>
    public KnownAgent? Find(string placeholder) => _byKey.GetValueOrDefault(placeholder);

    /// <summary>Makes an agent known.</summary>
    /// <exception cref="Errors.AgentOSException">Its weight or parent is none.</exception>
    public KnownAgent Add(GatewayAgent description)
    {
        LlmClientId client = new(NameFor(description.Name));
        try
        {
            scheduler.Register(client, description.Parent is { } parent ? new LlmClientId(parent) : null, new LlmClientSettings { Weight = description.Weight });
            if (description.MaxTokens is not null || description.MaxCalls is not null)
            {
                scheduler.SetBudgets(client, [new LlmBudget
                {
                    Scope = BudgetScope.Agent,
                    Tokens = description.MaxTokens,
                    Calls = description.MaxCalls,
                }]);
            }

            settings.Restore(client);
        }
        catch
        {
            scheduler.Forget(client);
            _names.TryRemove(client.Name, out _);
            throw;
        }

        KnownAgent agent = new(description, client);
        _byKey[description.Placeholder] = agent;
        return agent;
    }

    /// <summary>Forgets an agent, unless that has been done.</summary>
    public void Remove(KnownAgent agent)
    {
        _byKey.TryRemove(KeyValuePair.Create(agent.Description.Placeholder, agent));
        if (!agent.TryLeave())
            return;
        scheduler.Forget(agent.Client);
        _names.TryRemove(agent.Client.Name, out _);
    }

    // Two files of one name in different directories are two agents. What is left of one that has gone is nobody else's.
    private string NameFor(string wanted)
    {
        string name = wanted;
        for (int number = 2; scheduler.IsLeaving(new LlmClientId(name)) || !_names.TryAdd(name, value: true); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}#{number}");
        return name;
    }
}
