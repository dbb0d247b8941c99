using AgentOS.Linux;

namespace AgentOS.Sandbox.Tests;

public sealed class SeccompProfileTests
{
    private const int LargestProgram = 4096 * 8; // BPF_MAXINSNS instructions of 8 bytes.

    [Fact]
    public void Profiles_compile_to_programs_the_kernel_accepts_in_size()
    {
        Assert.SkipUnless(SeccompCompiler.IsAvailable, "libseccomp is not installed");
        Assert.InRange(SeccompProfile.Standard.Compile().Length, 8, LargestProgram);
        Assert.InRange(SeccompProfile.Traceable.Compile().Length, 8, LargestProgram);
        Assert.NotEqual(SeccompProfile.Standard.Hash(), SeccompProfile.Traceable.Hash());
    }

    [Fact]
    public void Tracing_is_all_that_the_traceable_profile_adds() =>
        Assert.Equal(
            ["process_vm_readv", "process_vm_writev", "ptrace"],
            SeccompProfile.Standard.Rules.Select(rule => rule.SystemCall)
                .Except(SeccompProfile.Traceable.Rules.Select(rule => rule.SystemCall), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void No_call_is_denied_outright_twice() =>
        Assert.Distinct(
            SeccompProfile.Standard.Rules.Where(rule => rule.Conditions.Count == 0).Select(rule => rule.SystemCall), StringComparer.Ordinal);
}
