namespace AgentOS.Security.Tests.Laboratory;

/// <summary>What holds for every item: each attempt ends as expected, whoever started the sandbox, and would succeed without one.</summary>
public abstract class HostileItemTests(SecurityLaboratory laboratory)
{
    private HostileItem Item => HostileItem.Of(GetType());

    [Theory]
    [Attempts(Starter.Root, Starter.OrdinaryUser)]
    public async Task Attempt_ends_as_the_list_says(string attempt, Starter starter)
    {
        Privileges.Require(starter);
        ProbeReport report = await laboratory.SandboxedAsync(starter);

        string outcome = report[Item.Number, attempt];

        Assert.Contains(outcome, Item[attempt].Inside.Split('|'), StringComparer.Ordinal);
    }

    [Theory]
    [Attempts]
    public async Task Positive_control_without_a_sandbox_the_attempt_succeeds(string attempt)
    {
        Attempt expected = Item[attempt];
        Privileges.Require(expected.FreeAs);
        ProbeReport report = await laboratory.FreeAsync(expected.FreeAs);

        string outcome = report[Item.Number, attempt];

        Assert.SkipWhen(outcome.Equals(expected.Absent, StringComparison.Ordinal), $"this machine does not offer it: without a sandbox it ends in {outcome}");
        Assert.Contains(outcome, expected.Free.Split('|'), StringComparer.Ordinal);
    }
}
