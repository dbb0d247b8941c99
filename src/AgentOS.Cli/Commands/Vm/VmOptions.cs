using System.CommandLine;
using System.CommandLine.Parsing;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>What a VM is made of.</summary>
internal sealed class VmOptions
{
    private const int LeastMemory = 128, MostMemory = 1 << 20, MostCpus = 64;

    public Option<string> Language { get; } = new("--language") { Description = "python, node, javascript, js, ruby, golang or go", HelpName = "LANGUAGE" };

    public Option<string?> Image { get; } = new("--image") { Description = "Its files, in place of the language's image", HelpName = "IMAGE" };

    public Option<int> Cpus { get; } = Number("--cpu", 1, 1, MostCpus, "Processors", "N");

    public Option<int> Memory { get; } = Number("--mem", 256, LeastMemory, MostMemory, "Memory in MiB", "MIB");

    public Option<int> Disk { get; } = Number("--disk", 8192, 64, 1 << 22, "Most it may write, in MiB", "MIB");

    public Option<bool> Persist { get; } = new("--persist") { Description = "Give it /persist, which 'clean --keep-persist' keeps" };

    public Option<string?> Monitor { get; } = new("--monitor")
    {
        Description = "What runs it, qemu or firecracker, in place of AGENT_VM_MONITOR or the best there is",
        HelpName = "MONITOR",
    };

    public VmNetworkOptions Network { get; } = new();

    public Option<bool> IsCold { get; } = Cold();

    public static Option<bool> Cold() => new("--cold") { Description = "Boot it, in place of copying a VM that has booted" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Language, Image, Cpus, Memory, Disk, Persist, Monitor, IsCold])
            command.Add(option);
        Network.AddTo(command);
    }

    public static Option<int> Number(string name, int usual, int least, int most, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => usual,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, out int number) && number >= least && number <= most ? number : Refuse(result, name, least, most),
    };

    private static int Refuse(ArgumentResult result, string name, int least, int most)
    {
        result.AddError($"{name} must be a whole number of {least} to {most}, not '{result.Tokens[0].Value}'.");
        return 0;
    }
}
