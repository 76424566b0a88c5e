"""The words of which recipes are made: plain ones, and those that are easily read wrongly."""

TEXTS = ["", "a", "b", "x", "value", "a,b", "x/y", "a-b", "https://host/path", "1", "0", "true", "10.0.0.0/16", 'quote"d',
         "back\\slash", "tab\tnew\nline", "\r\n", "\u0001\u007f", "é", "e\u0301", "日本", "😀", "\u2028", "<&>'", "$", "${", "${x}",
         "$${y}", "{}", "}", "a::b", "AWS::Region", "Ref", "{{resolve:ssm:/a}}", "||", "a||b", " ", "null"]
NUMBERS = [0, 1, -1, 2, 3.5, 0.1, 1e21, 1e-7, 123456789012345680000, 0.000001, 60, 4294967296, -0.5, 1e300, 5e-324]
KEYS = ["A", "B", "a", "b", "Key", "Value", "10", "2", "02", "Ref", "Fn::Join", "x y", "", "é", "Name", "Nested", "Properties", "Type"]
ATTRIBUTES = ["Arn", "Name", "TopicName", "Endpoint.Address", "Outputs.X", "Id", "a.b.c"]
LIST_ATTRIBUTES = ["DnsEntries", "Nested.List"]
PSEUDO = ["AccountId", "Region", "Partition", "StackId", "StackName", "URLSuffix"]
DELIMITERS = [",", "", "-", "/", "::", "||", "\n"]
STRENGTHS = ["weak", "strong", "both"]
TYPES = ["AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::S3::Bucket", "AWS::IAM::Role", "AWS::EC2::Volume", "Custom::Thing",
          "AWS::RDS::DBInstance", "My::Own::Type", "AWS::CloudFormation::WaitConditionHandle"]
TAG_KEYS = ["k", "K", "a", "b", "Name", "1", "10", "2", "aws:x", "a-b", "a/b", "a b", "_", "zz"]
