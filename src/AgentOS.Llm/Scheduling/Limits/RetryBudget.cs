namespace AgentOS.Llm.Scheduling.Limits;

/// <summary>Retries a client has earned by calls that succeeded: its own, so that nobody pays for another's failures.</summary>
internal sealed class RetryBudget(double perSuccess, int most)
{
    public double Left { get; private set; } = most;

    public void Succeeded() => Left = Math.Min(most, Left + perSuccess);

    public bool TrySpend()
    {
        if (Left < 1)
            return false;
        Left--;
        return true;
    }
}
