namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>Who decides which call is next: the scheduler, or a bad one to compare with.</summary>
internal interface IDiscipline : IDisposable
{
    void Submit(SimulatedCall call);

    /// <summary>A call that may be sent now; null for none.</summary>
    SimulatedCall? Next();

    /// <summary>A call streamed so many tokens more.</summary>
    void Streamed(SimulatedCall call, int tokens);

    /// <summary>A call is over after so many tokens.</summary>
    void End(SimulatedCall call, int output, bool isCancelled);
}
