using System.Buffers;
using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>REGISTER: gives the caller a name, until it goes or takes another.</summary>
internal sealed class RegisterSyscall(IdentityTable identities) : IImmediateSyscall
{
    private const int Longest = 128;
    private const string Reserved = "agent_";

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        string name = KernelJson.Read(payload, MessageJson.Default.RegisterCall).Name;
        if (!IsName(name) || IsSomebodyElsesDefault(name, caller.Identity))
            throw new AgentOSException(IdentityErrors.NameInvalid, "register", name.Length <= Longest ? name : "");
        identities.Rename(caller.Identity, name);
        KernelJson.Write(answer, new RegisterAnswer(true, caller.Identity.Id, name), MessageJson.Default.RegisterAnswer);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= Longest && !name.Any(char.IsControl) && !string.IsNullOrWhiteSpace(name);

    // What agents without a name are called: who took one of these before would keep the agent from starting.
    private static bool IsSomebodyElsesDefault(string name, Identity caller) =>
        name.StartsWith(Reserved, StringComparison.Ordinal)
        && uint.TryParse(name.AsSpan(Reserved.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
        && number != caller.Id;
}
