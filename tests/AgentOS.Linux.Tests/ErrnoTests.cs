namespace AgentOS.Linux.Tests;

public class ErrnoTests
{
    [Fact]
    public void An_error_number_has_the_c_librarys_sentence() =>
        Assert.Equal("No such file or directory", Errno.ENOENT.Describe());

    [Fact]
    public void A_failed_call_names_its_step_and_target() =>
        Assert.Equal("open '/x': EACCES (Permission denied)", new LinuxException(Errno.EACCES, "open", "/x").Message);
}
