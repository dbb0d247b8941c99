namespace AgentOS.Security.Tests.Laboratory;

/// <summary>What holds for every item: each attempt ends as expected, whoever started the sandbox, and would succeed without one.</summary>
public abstract class HostileItemTests(SecurityLaboratory laboratory)
{
    private HostileItem Expected => HostileItem.Of(GetType());

    [Theory]
    [Attempts(Starter.Root, Starter.OrdinaryUser)]
    public async Task Attempt_ends_as_the_list_says(string attempt, Starter starter)
    {
        Privileges.Require(starter);
        ProbeReport report = await laboratory.SandboxedAsync(starter);

        string outcome = report[Expected.Number, attempt];

        Assert.Contains(outcome, Expected[attempt].Inside.Split('|'), StringComparer.Ordinal);
    }

    [Theory]
    [Attempts]
    public async Task Positive_control_without_a_sandbox_the_attempt_succeeds(string attempt)
    {
        Attempt row = Expected[attempt];
        Privileges.Require(row.FreeAs);
        ProbeReport report = await laboratory.FreeAsync(row.FreeAs);

        string outcome = report[Expected.Number, attempt];

        Assert.SkipWhen(outcome.Equals(row.Absent, StringComparison.Ordinal), $"this machine does not offer it: without a sandbox it ends in {outcome}");
        Assert.Contains(outcome, row.Free.Split('|'), StringComparer.Ordinal);
    }
}
