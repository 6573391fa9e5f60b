using AkkaChat.Server.Limits;

namespace AkkaChat.Server.Tests.Limits;

public class DescriptorsSpecs
{
    [Fact]
    public void Should_read_the_limit_that_is_in_force()
    {
        FileDescriptorLimit.Limit([
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max processes             7                    8                    processes ",
            "Max open files            1024                 4096                 files     ",
        ]).ShouldBe(1024);
    }

    [Fact]
    public void Should_say_that_too_few_are_allowed_to_start()
    {
        FileDescriptorLimit.Refusal(64).ShouldBe("only 64 open files are allowed here (ulimit -n): the server needs 256 to start");
        FileDescriptorLimit.Refusal(256).ShouldBeNull();
        FileDescriptorLimit.Refusal(null).ShouldBeNull();
    }

    [Theory]
    [InlineData("Max open files            unlimited            unlimited            files     ")]
    [InlineData("")]
    public void Should_know_of_no_limit_when_there_is_none(string line)
    {
        FileDescriptorLimit.Limit([line]).ShouldBeNull();
    }
}
