using AkkaChat.Client.Frontends.Script;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Tests.Frontends.Script;

public sealed class JsonOutputSpecs
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero);

    [Fact]
    public void Should_write_one_object_a_line() =>
        JsonOutput.Write(RoomLine.Parse("김철수: \"안녕\" <b>", isEvent: true) with { Number = 7, Time = Time })
            .ShouldBe("""{"kind":"said","n":7,"time":"2026-11-22T15:04:05.678Z","nick":"김철수","text":"\"안녕\" <b>"}""");

    [Fact]
    public void Should_write_how_many_lines_were_pasted() =>
        JsonOutput.Write(RoomLine.Parse("* alice pasted 214 lines (#7): make: done …", isEvent: true) with { Number = 7, Time = Time })
            .ShouldBe("""{"kind":"pasted","n":7,"time":"2026-11-22T15:04:05.678Z","lines":214,"nick":"alice","text":"make: done …"}""");

    [Fact]
    public void Should_leave_out_what_there_is_not() =>
        JsonOutput.Write(RoomLine.Parse("* welcome", isEvent: false) with { Time = Time })
            .ShouldBe("""{"kind":"notice","time":"2026-11-22T15:04:05.678Z","text":"welcome"}""");
}
