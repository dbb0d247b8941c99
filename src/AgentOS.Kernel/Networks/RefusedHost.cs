namespace AgentOS.Kernel.Networks;

/// <summary>What an agent was refused of one host.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535; 0 for the name itself.</param>
/// <param name="Count">How often, 1 and up.</param>
/// <param name="Reason">Why the first time, as a clause.</param>
/// <param name="Remedy">What would allow it; null when nothing would.</param>
public sealed record RefusedHost(string Host, int Port, int Count, string Reason, string? Remedy);
