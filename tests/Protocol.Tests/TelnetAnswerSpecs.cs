namespace AkkaChat.Protocol.Tests;

public class TelnetAnswerSpecs
{
    private const byte Iac = 255, Will = 251, Wont = 252, Do = 253, Dont = 254;
    private const byte Binary = 0, Echo = 1, TimingMark = 6, WindowSize = 31;

    private static readonly byte[] DoBinary = [Iac, Do, Binary];

    [Fact]
    public void Should_answer_nothing_to_who_speaks_no_telnet()
    {
        Answer("hello\r\n안녕\n"u8.ToArray()).ShouldBeEmpty();
        Answer([0xC0, 0xAF, (byte)'\n', Iac, Iac, (byte)'\n', Iac, (byte)'x', (byte)'\n']).ShouldBeEmpty();
    }

    [Fact]
    public void Should_let_a_client_go_on_after_its_user_pressed_Ctrl_C()
    {
        byte[] interruptProcess = [Iac, 244, Iac, Do, TimingMark];
        Answer(interruptProcess).ShouldBe([.. DoBinary, Iac, Wont, TimingMark]);
    }

    [Fact]
    public void Should_refuse_every_option_but_eight_bits() =>
        Answer([Iac, Will, WindowSize, Iac, Do, Echo, Iac, Will, Binary, Iac, Do, Binary]).ShouldBe(
            [.. DoBinary, Iac, Dont, WindowSize, Iac, Wont, Echo, Iac, Wont, Binary]);

    [Fact]
    public void Should_not_answer_an_answer() => Answer([Iac, Wont, Binary, Iac, Dont, Echo]).ShouldBe(DoBinary);

    [Fact]
    public void Should_ask_for_eight_bits_when_a_telnet_client_has_swallowed_a_byte() =>
        Answer([0xEC, 0x95, 0x88, 0xEB, 0x95, (byte)'\r', (byte)'\n']).ShouldBe(DoBinary);

    [Fact]
    public void Should_have_a_client_not_show_a_password_and_not_undo_that_itself()
    {
        var decoder = new LineDecoder(16);
        decoder.HideInput(true);
        decoder.HideInput(true);
        AnswerOf(decoder, [Iac, Do, Echo]).ShouldBe([Iac, Will, Echo, .. DoBinary]);
        decoder.HideInput(false);
        AnswerOf(decoder, [Iac, Dont, Echo]).ShouldBe([Iac, Wont, Echo]);
    }

    [Fact]
    public void Should_ask_for_eight_bits_only_once()
    {
        var decoder = new LineDecoder(16);
        AnswerOf(decoder, [Iac, 241]).ShouldBe(DoBinary);
        AnswerOf(decoder, [Iac, 241, 0xC0, (byte)'\r', (byte)'\n']).ShouldBeEmpty();
    }

    [Fact]
    public void Should_keep_few_answers_for_who_asks_without_end()
    {
        var requests = Enumerable.Repeat<byte[]>([Iac, Do, Echo], 10_000).SelectMany(bytes => bytes).ToArray();
        Answer(requests).Length.ShouldBe(TelnetAnswers.MaxBytes);
    }

    private static byte[] Answer(byte[] received) => AnswerOf(new LineDecoder(16), received);

    private static byte[] AnswerOf(LineDecoder decoder, byte[] received)
    {
        ReadOnlySpan<byte> input = received;
        while (decoder.TryRead(ref input, out _))
        {
        }
        var taken = decoder.TryTakeAnswer(out var answer);
        taken.ShouldBe(answer.Length > 0);
        return answer;
    }
}
