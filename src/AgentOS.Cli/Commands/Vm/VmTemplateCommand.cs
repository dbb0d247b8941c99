using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Templates;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm template</c>: machines that have booted, as others begin.</summary>
internal static class VmTemplateCommand
{
    public static Command Build(CommandContext context) => new("template", "List and remove what VMs begin as copies of")
    {
        List(context),
        Remove(context),
    };

    private static DocumentedCommand List(CommandContext context)
    {
        DocumentedCommand command = new("list", "List the templates, oldest first") { Examples = ["vm template list", "vm template list --json"] };
        command.SetAction(parse =>
        {
            context.Results(parse).Write(StoreOf(context).List(), TemplateJson.Default.IReadOnlyListTemplateRecord, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static DocumentedCommand Remove(CommandContext context)
    {
        Argument<string[]> keys = new("KEY") { Description = "Which", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> all = new("--all") { Description = "All of them" };
        DocumentedCommand command = new("rm", "Remove templates; VMs go on, and the next one makes its template anew") { Examples = ["vm template rm --all"] };
        command.Add(keys);
        command.Add(all);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(keys) is { Length: > 0 })
                result.AddError("Give either keys or --all.");
        });
        command.SetAction(parse =>
        {
            TemplateStore store = StoreOf(context);
            IReadOnlyList<string> removed = [.. store.List().Select(template => template.Key).Where(key => parse.GetValue(all) || parse.GetValue(keys)!.Contains(key))];
            foreach (string key in removed)
                store.Remove(key);
            Done.Write(context.Results(parse), command.Name, removed);
            return ExitCodes.Success;
        });
        return command;
    }

    private static TemplateStore StoreOf(CommandContext context) => new(VmDirectories.OfThisUser().Templates, context.Time);

    private static void Print(IReadOnlyList<TemplateRecord> templates, TextOutput output)
    {
        Table table = new("KEY", "CPU", "MEM(MiB)", "SIZE(MiB)", "MADE");
        foreach (TemplateRecord template in templates)
            table.Add(template.Key, $"{template.CpuCount}", $"{template.MemoryMiB}", $"{template.KeptBytes >> 20}", $"{template.CreatedAt.ToLocalTime():MM-dd HH:mm:ss}");
        table.WriteTo(output);
    }
}
