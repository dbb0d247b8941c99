using AgentOS.Bench.Encryption;
using AgentOS.Bench.Files;
using AgentOS.Bench.Kernel;
using AgentOS.Bench.Llm;
using AgentOS.Bench.Networks;
using AgentOS.Bench.Projects;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sdk;
using AgentOS.Bench.Server;
using AgentOS.Bench.Snapshots;
using AgentOS.Bench.Sources;
using AgentOS.Bench.Startup;
using AgentOS.Bench.Store;
using AgentOS.Bench.Vms;

namespace AgentOS.Bench;

/// <summary>Runs the chosen suites and prints what they found.</summary>
internal static class BenchRun
{
    /// <returns>0, or 1 when a workload failed or results differed. Missed targets fail nothing.</returns>
    public static int Execute(BenchOptions options)
    {
        using Workspace workspace = new();
        Report report = new(Console.Error);
        BenchContext context = new(options, workspace, report.Progress);
        ISuite[] suites = [new FileSuite(context), new StartupSuite(context), SdkSuite.InProcess(context), SdkSuite.InNode(context), new SnapshotSuite(context), new WorkspaceSuite(context),
            new EncryptionSuite(context), new KernelSuite(context), new EgressSuite(context), new LlmSuite(context), new StoreSuite(context), new ServerSuite(context), new VmSuite(context)];

        if (options.IsQuick)
            report.Note("Quick run: one round unless more were asked for, a file of 64 MiB instead of 1 GiB. This is no measurement.");
        foreach (ISuite suite in suites.Where(suite => options.Includes(suite)))
            Measure(suite, report);

        if (options.AsJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonReportWriter.Write(report, Machine.Describe(), output);
        }
        else
        {
            TableWriter.Write(report, Machine.Describe(), Console.Out);
        }

        return report.HasFailed ? 1 : 0;
    }

    private static void Measure(ISuite suite, Report report)
    {
        try
        {
            suite.Measure(report);
        }
        catch (UnavailableException cause)
        {
            report.Fail($"{suite.Name}: {cause.Message}");
        }
    }
}
