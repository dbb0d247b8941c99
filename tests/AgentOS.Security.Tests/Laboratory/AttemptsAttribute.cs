using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>The rows of the item a test class stands for: one per attempt, times the two starters when asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AttemptsAttribute(params Starter[] starters) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        HostileItem item = HostileItem.Of(testMethod.ReflectedType!);
        IEnumerable<object[]> rows = starters.Length == 0
            ? item.Attempts.Select(attempt => new object[] { attempt.Name })
            : starters.SelectMany(starter => item.Attempts.Select(attempt => new object[] { attempt.Name, starter }));
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. rows.Select(row => new TheoryDataRow(row))]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
