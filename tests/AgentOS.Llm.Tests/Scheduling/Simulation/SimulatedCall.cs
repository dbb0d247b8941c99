namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>A call of a simulated client.</summary>
internal sealed record SimulatedCall(SimulatedClient Client, int Input, int Output, double SubmittedAt)
{
    public double Cost(int output) => Input + (2 * output);
}
