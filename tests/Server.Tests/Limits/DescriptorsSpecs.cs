using AkkaChat.Server.Limits;

namespace AkkaChat.Server.Tests.Limits;

public class DescriptorsSpecs
{
    [Fact]
    public void Should_read_the_limit_that_is_in_force()
    {
        Descriptors.Limit([
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max processes             7                    8                    processes ",
            "Max open files            1024                 4096                 files     ",
        ]).ShouldBe(1024);
    }

    [Theory]
    [InlineData("Max open files            unlimited            unlimited            files     ")]
    [InlineData("")]
    public void Should_know_of_no_limit_when_there_is_none(string line)
    {
        Descriptors.Limit([line]).ShouldBeNull();
    }
}
