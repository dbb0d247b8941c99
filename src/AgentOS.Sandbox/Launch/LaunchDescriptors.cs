using System.Text;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>The descriptors bubblewrap starts with: the program's streams, the control socket, its arguments and the text files.</summary>
internal sealed class LaunchDescriptors : IDisposable
{
    private readonly List<SafeFileHandle> _files = [];
    private readonly SafeFileHandle _nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
    private readonly SafeFileHandle _messages = MemoryFile.Create([]);

    public LaunchDescriptors(SandboxPlan plan, StandardStreams streams, UnixSocket control, IReadOnlyList<SafeFileHandle> inherited)
    {
        FirstInherited = SandboxPlan.FirstTextDescriptor + plan.Texts.Count();
        Actions =
        [
            new DescriptorAction.Inherit(0, (int)_nothing.DangerousGetHandle()),
            new DescriptorAction.Inherit(1, (int)_nothing.DangerousGetHandle()),
            new DescriptorAction.Inherit(2, (int)_messages.DangerousGetHandle()),
            new DescriptorAction.Inherit(SandboxPlan.ControlDescriptor, control.Descriptor),
            new DescriptorAction.Inherit(SandboxPlan.ArgumentsDescriptor, Text(string.Concat(plan.BubblewrapArguments.Select(argument => argument + '\0')))),
            new DescriptorAction.Inherit(SandboxPlan.ProgramDescriptor, Program(streams, 0, streams.Input)),
            new DescriptorAction.Inherit(SandboxPlan.ProgramDescriptor + 1, Program(streams, 1, streams.Output)),
            new DescriptorAction.Inherit(SandboxPlan.ProgramDescriptor + 2, Program(streams, 2, streams.Error)),
            .. plan.Texts.Select((text, index) => new DescriptorAction.Inherit(SandboxPlan.FirstTextDescriptor + index, Text(text))),
            .. inherited.Select((descriptor, index) => new DescriptorAction.Inherit(FirstInherited + index, (int)descriptor.DangerousGetHandle())),
        ];
    }

    public IReadOnlyList<DescriptorAction> Actions { get; }

    /// <summary>The number of the program's own first one.</summary>
    public int FirstInherited { get; }

    /// <summary>What bubblewrap and agentos-init had to complain about.</summary>
    public string Messages => Encoding.UTF8.GetString(MemoryFile.ReadAll(_messages)).Trim();

    public void Dispose()
    {
        _nothing.Dispose();
        _messages.Dispose();
        foreach (SafeFileHandle file in _files)
            file.Dispose();
    }

    // The operator's terminal never enters the sandbox.
    private int Program(StandardStreams streams, int number, int descriptor) =>
        (streams.Terminals & (1 << number)) != 0 ? (int)_nothing.DangerousGetHandle() : descriptor;

    private int Text(string content)
    {
        SafeFileHandle file = MemoryFile.Create(Encoding.UTF8.GetBytes(content));
        _files.Add(file);
        return (int)file.DangerousGetHandle();
    }
}
