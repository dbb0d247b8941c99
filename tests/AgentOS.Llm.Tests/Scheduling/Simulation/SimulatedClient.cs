using AgentOS.Llm.Scheduling;

namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>Somebody who asks a simulated provider, and what they got.</summary>
internal sealed class SimulatedClient(string name, double weight = 1)
{
    public LlmClientId Id { get; } = new(name);

    public double Weight => weight;

    /// <summary>How many calls it keeps waiting while it is awake.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>The longest prompt and answer; lengths are random below.</summary>
    public int MostInput { get; init; } = 500;

    public int MostOutput { get; init; } = 500;

    /// <summary>Whether it says how long an answer may be.</summary>
    public bool SaysMaximum { get; init; } = true;

    public LlmPriority Priority { get; init; } = LlmPriority.Normal;

    /// <summary>Whether it asks, at a time in seconds.</summary>
    public Func<double, bool> IsAwake { get; init; } = static _ => true;

    /// <summary>Given up after this part of the answer; 1 is never.</summary>
    public double CancelsAt { get; init; } = 1;

    public int Waiting { get; set; }

    /// <summary>Weighted tokens of calls that are over.</summary>
    public double Service { get; set; }

    public int Calls { get; set; }

    /// <summary>Of the longest wait so far, in seconds.</summary>
    public double LongestWait { get; set; }

    /// <summary>What fairness is about: service for each unit of weight.</summary>
    public double Normalised => Service / weight;

    /// <summary>The most one call can cost, in weighted tokens for each unit of weight: prompt, answer and what is charged ahead of the stream.</summary>
    public double MostCost => (MostInput + (2 * ((SaysMaximum ? MostOutput : MostOutput * 1.25) + 64))) / weight;
}
