using AgentOS.Bench.Results;

namespace AgentOS.Bench.Vms;

/// <summary>Many idle copies of one template, alive at once.</summary>
internal sealed class CrowdMeasurement(BenchContext context, VmPlace place)
{
    private const int Crowd = 40;

    public void Measure(Report report)
    {
        int count = context.Options.IsQuick ? 2 : Crowd;
        report.Progress($"vm: {count} at once");
        List<string> ids = [];
        for (int index = 0; index < count; index++)
            ids.Add(place.Create());
        IReadOnlyList<double> idle = place.MonitorsPrivate();
        if (idle.Count < ids.Count)
            report.Fail($"vm: of {ids.Count} copies {idle.Count} are alive.");
        foreach (string id in ids)
            place.Exec(id);
        report.Note($"vm: {ids.Count} copies were alive at once, and each took a command.");
        report.Add(Row.Absolute("private memory of an idle copy's monitor", new("template copy", new(idle)), Unit.Mebibytes, Target.AtMost(30)));
        report.Add(Row.Absolute("the same after its first command", new("template copy", new(place.MonitorsPrivate())), Unit.Mebibytes, target: null));
        place.Run("vm", "clean", "--all");
    }
}
